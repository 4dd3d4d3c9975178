Attribute VB_Name = "Start"
Option Explicit
Option Private Module

' A click of the ribbon, in Excel and in Word: which Python it starts, and what the clerk is told
' where that could not be done. Only the user's own conf file chooses the interpreter. The job of
' a button is done in Launcher; what Windows and Office are asked stands in the class Outside.

Private running As Boolean

Public Sub RunButton(ByVal FunctionName As String)
    Dim world As New Outside
    Dim problem As String
    If running Then
        world.Show Message("running"), Message("title")
        Exit Sub
    End If
    running = True
    world.ShowWaiting Message("waiting")
    problem = ProblemOf(FunctionName, world)
    world.ShowWaiting ""
    running = False
    If Len(problem) > 0 Then world.Show problem, Message("title")
End Sub

' -E -P: no PYTHON* variables and no folder of the moment; a module beside a workbook never runs.
Public Function PythonCommand(ByVal Interpreter As String, ByVal Code As String) As String
    PythonCommand = Quoted(Interpreter) & " -E -P -B -X utf8 -c " & Quoted(Code)
End Function

Public Function Quoted(ByVal Text As String) As String
    Quoted = Chr(34) & Text & Chr(34)
End Function

Public Function FunctionProblem(ByVal FunctionName As String) As String
    Const Allowed As String = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
    Dim place As Long
    If FunctionName = "" Then FunctionProblem = MessageAbout("no_function", "")
    For place = 1 To Len(FunctionName)
        If InStr(1, Allowed, Mid(FunctionName, place, 1), vbBinaryCompare) = 0 Then
            FunctionProblem = MessageAbout("no_function", FunctionName)
        End If
    Next place
End Function

Public Function InterpreterProblem(ByVal world As Outside) As String
    Dim interpreter As String
    If Not world.IsFile(ConfPath(world)) Then
        InterpreterProblem = MessageAbout("conf_missing", ConfPath(world))
        Exit Function
    End If
    interpreter = InterpreterOf(world)
    If Not IsFullPath(interpreter) Then
        InterpreterProblem = MessageAbout("conf_broken", ConfPath(world))
    ElseIf Not world.IsFile(interpreter) Then
        InterpreterProblem = MessageAbout("interpreter_missing", interpreter)
    End If
End Function

Public Function InterpreterOf(ByVal world As Outside) As String
    InterpreterOf = ConfValue(ConfText(world), "INTERPRETER")
End Function

Public Function ConfText(ByVal world As Outside) As String
    ConfText = world.FileText(ConfPath(world))
End Function

Private Function ConfPath(ByVal world As Outside) As String
    ConfPath = world.Expanded("%USERPROFILE%") & "\.taizhang\taizhang.conf"
End Function
